package se.samkor.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.domain.Stop;
import se.samkor.identity.IdentityKind;
import se.samkor.identity.PseudonymKey;
import se.samkor.identity.Pseudonyms;
import se.samkor.schema.DeliveriesTable;

/**
 * Removes a person from a store, with a receipt. The number is read from a file or from standard input, so that it is in no
 * list of processes and in no history of commands: {@code samkor forget-person --store S --key-file K --person-file F}.
 */
@Command(
        name = "forget-person",
        mixinStandardHelpOptions = true,
        description =
                "Removes persons from all tables and versions of a store, with everything that was made of them; the receipt"
                        + " counts rows and names nobody.")
final class ForgetPersonJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Mixin
    KeyOptions keys;

    @Option(
            names = "--person-file",
            paramLabel = "FILE",
            description =
                    "The persons, a personal number or lopnr on each line; without it they are read from standard input.")
    @Nullable
    Path personFile;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Path> wanted = shared.wantedOut();
        PseudonymKey given = keys.existing();
        Installation installation = Installation.open(shared, ForgetPersonStep.JOB, false, err);
        PseudonymKey key = StoreKeys.complete(installation.store(), given);
        Set<Long> named = pseudonyms(installation, key);
        Set<Long> all = KnownNumbers.tied(installation.store(), named);
        ForgetPersonStep.Receipt receipt = new ForgetPersonStep(installation, all).run();
        List<String> lines = new ForgetReceipt(receipt).lines();
        lines.forEach(out::println);
        wanted.ifPresent(folder -> out.println("written: " + ForgetReceipt.write(lines, receipt.runId(), folder)));
        out.flush();
        return 0;
    }

    private Set<Long> pseudonyms(Installation installation, PseudonymKey key) {
        List<Delivery> deliveries = Delivery.all(installation.store());
        if (deliveries.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot forget anybody: the store holds no delivery.");
        }
        if (deliveries.stream().anyMatch(delivery -> !delivery.keyFingerprint().equals(key.fingerprint()))) {
            throw new Stop.WrongUsage("Cannot find the person: the store's pseudonyms were made with another key; give"
                    + " that one by --key-file or " + PseudonymKey.VARIABLE + ".");
        }
        List<Pseudonyms> kinds =
                installation
                        .store()
                        .read(DeliveriesTable.TABLE.name())
                        .select("identity")
                        .distinct()
                        .collectAsList()
                        .stream()
                        .map(row -> new Pseudonyms(
                                key, IdentityKind.ofColumn(row.getString(0)), LocalDate.now(ZoneOffset.UTC)))
                        .toList();
        Set<Long> found = new HashSet<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            List<Pseudonyms.Pseudonym> read = kinds.stream()
                    .map(kind -> kind.of(text))
                    .filter(pseudonym -> pseudonym.fault().isEmpty())
                    .toList();
            if (read.isEmpty()) {
                throw new Stop.WrongUsage("Cannot forget the person on line " + (i + 1)
                        + ": expected a personal number of 10 or 12 digits with a right check digit.");
            }
            found.addAll(read.stream().map(Pseudonyms.Pseudonym::value).collect(Collectors.toSet()));
        }
        return found;
    }

    private List<String> lines() {
        try {
            List<String> lines =
                    new ArrayList<>(personFile == null ? fromStandardInput() : Files.readAllLines(personFile));
            lines.replaceAll(String::strip);
            lines.removeIf(String::isEmpty);
            if (lines.isEmpty()) {
                throw new Stop.WrongUsage("Cannot forget anybody: expected a person on each line, found none.");
            }
            return lines;
        } catch (IOException unreadable) {
            throw new Stop.WrongUsage("Cannot read the persons: expected a text file with one on each line.");
        }
    }

    private static List<String> fromStandardInput() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .toList();
    }
}
