package se.samkor.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** Runs cells of Java in this process; the value of a cell's last expression is its output. */
final class JavaKernel extends BaseKernel {
    private final JShell shell = JShell.builder()
            .executionEngine("local")
            .compilerOptions("-classpath", System.getProperty("java.class.path", ""))
            .build();

    @Override
    public @Nullable DisplayData eval(String cell) throws Exception {
        DisplayData last = null;
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = next.source() == null ? rest : next.source();
            last = output(shell.eval(source));
            rest = next.source() == null ? "" : next.remaining();
        }
        return last;
    }

    private @Nullable DisplayData output(List<SnippetEvent> events) throws Exception {
        DisplayData last = null;
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                last = output(event);
            }
        }
        return last;
    }

    private @Nullable DisplayData output(SnippetEvent event) throws Exception {
        if (event.exception() instanceof EvalException thrown) {
            throw new IllegalStateException(thrown.getExceptionClassName() + ": " + thrown.getMessage(), thrown);
        }
        if (event.exception() != null) {
            throw event.exception();
        }
        if (event.status() == Snippet.Status.REJECTED) {
            throw new IllegalArgumentException(complaints(event.snippet()));
        }
        boolean expression = event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || event.snippet().subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND;
        return expression ? Shown.of(value(event.snippet())) : null;
    }

    /** The object itself: the shell tells only how it is printed. */
    private @Nullable Object value(Snippet snippet) {
        String name = snippet instanceof VarSnippet variable
                ? variable.name()
                : snippet.source().strip();
        shell.eval("se.samkor.notebook.Shown.keep(" + name + ");");
        return Shown.kept();
    }

    private String complaints(Snippet snippet) {
        return shell.diagnostics(snippet)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".java")
                .pygments("java")
                .codemirror("text/x-java")
                .build();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        shell.close();
    }
}
