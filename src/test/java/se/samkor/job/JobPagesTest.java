package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import se.samkor.GeneratedPage;

/** The pages of {@code src/docs/jobs} say what the jobs declare. */
class JobPagesTest {
    private static final Map<String, CommandLine> JOBS = Main.commandLine().getSubcommands();

    @TestFactory
    Stream<DynamicTest> aPageSaysWhatItsJobDeclares() {
        return JOBS.entrySet().stream()
                .map(job -> DynamicTest.dynamicTest(
                        job.getKey(),
                        () -> GeneratedPage.check(
                                "jobs/" + job.getKey() + ".md",
                                page(job.getKey(), job.getValue().getCommandSpec()))));
    }

    @Test
    void theListNamesEveryJob() {
        StringBuilder list = new StringBuilder("# Jobs\n\n| job | does |\n|---|---|\n");
        JOBS.forEach((name, job) -> list.append("| [")
                .append(name)
                .append("](")
                .append(name)
                .append(".md) | ")
                .append(summary(job.getCommandSpec()))
                .append(" |\n"));
        GeneratedPage.check("jobs/README.md", list.toString());
    }

    @Test
    void noPageIsLeftOfAJobThatIsGone() throws IOException {
        TreeSet<String> wanted = new TreeSet<>(JOBS.keySet());
        wanted.add("README");
        try (Stream<Path> pages = Files.list(Path.of("src", "docs", "jobs"))) {
            List<String> names = pages.map(page -> page.getFileName().toString().replace(".md", ""))
                    .toList();
            assertThat(names).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private static String page(String name, CommandSpec job) {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(name).append("\n\n").append(summary(job)).append("\n\n");
        List<OptionSpec> options = job.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .toList();
        page.append("```\nsamkor ").append(name);
        options.stream().filter(OptionSpec::required).forEach(option -> page.append(' ')
                .append(form(option)));
        page.append(" [options]\n```\n\n");
        page.append("| option | required | default | says |\n|---|---|---|---|\n");
        for (OptionSpec option : options) {
            page.append("| `").append(form(option)).append("` | ");
            page.append(option.required() ? "yes" : "").append(" | ");
            page.append(defaultOf(option)).append(" | ");
            page.append(text(option.description())).append(" |\n");
        }
        return page.append('\n')
                .append("Made from the job's declaration; regenerate with")
                .append(" `mvn test -Dtest=JobPagesTest -Dsamkor.docs=write`.\n")
                .toString();
    }

    private static String defaultOf(OptionSpec option) {
        boolean none = option.defaultValue() == null || option.arity().max() == 0;
        return none ? "" : "`" + option.defaultValue() + "`";
    }

    private static String form(OptionSpec option) {
        return option.arity().max() == 0 ? option.longestName() : option.longestName() + "=" + label(option);
    }

    /** Without a label of its own an option has its field's name in angle brackets. */
    private static String label(OptionSpec option) {
        String label = option.paramLabel();
        return label.startsWith("<") ? label.replaceAll("[<>]", "").toUpperCase(Locale.ROOT) : label;
    }

    private static String summary(CommandSpec job) {
        return text(job.usageMessage().description());
    }

    private static String text(String[] lines) {
        return String.join(" ", lines).replace("%%", "%").replace("|", "\\|");
    }
}
