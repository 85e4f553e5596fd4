package se.samkor.synthetic.reconstruction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the days of the exits of a year from the files of a delivery, by sets of days and nothing else. */
final class CountedFromFiles {
    /** A person of the cohort: sex and the days of each group before and after. */
    record Counted(String sex, Map<String, Integer> days) {}

    private record Stay(long from, long to) {}

    private final Path delivery;

    CountedFromFiles(Path delivery) {
        this.delivery = delivery;
    }

    List<Counted> exitsOf(int year) {
        Map<String, String> sexes = new HashMap<>();
        Map<String, Stay> index = new HashMap<>();
        stays(sexes).forEach((person, stays) -> latestEpisode(stays, year)
                .ifPresent(episode -> index.put(person, episode)));
        Map<String, Set<Long>> paid = paidDays(index.keySet());
        List<Counted> counted = new ArrayList<>();
        index.forEach((person, stay) -> {
            Map<String, Integer> days = new HashMap<>();
            for (String group : List.of("SJP", "AE", "SE")) {
                Set<Long> own = paid.getOrDefault(person + group, Set.of());
                days.put(group + "_BEFORE", within(own, stay.from() - 365, stay.from() - 1));
                days.put(group + "_AFTER", within(own, stay.to() + 1, stay.to() + 365));
            }
            counted.add(new Counted(sexes.getOrDefault(person, ""), days));
        });
        return counted;
    }

    private Map<String, List<Stay>> stays(Map<String, String> sexes) {
        Map<String, String> types = new HashMap<>();
        rows("sus_insats").forEach(row -> types.put(row.get("insats_id"), row.get("insatstyp")));
        Map<String, List<Stay>> stays = new HashMap<>();
        for (Map<String, String> row : rows("sus_deltagande")) {
            Optional<String> person = person(row.get("personnummer"));
            Optional<Long> from = day(row.get("start_datum"));
            boolean ongoing = row.get("slut_datum").isEmpty();
            Optional<Long> to = ongoing ? Optional.of(Long.MAX_VALUE / 2) : day(row.get("slut_datum"));
            boolean usable = "INDIVID".equals(types.get(row.get("insats_id")))
                    && Set.of("K", "M").contains(row.get("kon"))
                    && !row.get("avslutsanledning").equals("FELREGISTRERING");
            if (usable && person.isPresent() && from.isPresent() && to.isPresent() && from.get() <= to.get()) {
                stays.computeIfAbsent(person.get(), unused -> new ArrayList<>()).add(new Stay(from.get(), to.get()));
                sexes.put(person.get(), row.get("kon"));
            }
        }
        return stays;
    }

    private static Optional<Stay> latestEpisode(List<Stay> stays, int year) {
        List<Stay> episodes = new ArrayList<>();
        stays.stream().sorted(Comparator.comparingLong(Stay::from)).forEach(stay -> {
            Stay last = episodes.isEmpty() ? null : episodes.get(episodes.size() - 1);
            if (last != null && stay.from() <= last.to() + 1) {
                episodes.set(episodes.size() - 1, new Stay(last.from(), Math.max(last.to(), stay.to())));
            } else {
                episodes.add(stay);
            }
        });
        long first = LocalDate.of(year, 1, 1).toEpochDay();
        long last = LocalDate.of(year, 12, 31).toEpochDay();
        return episodes.stream()
                .filter(episode -> episode.to() >= first && episode.to() <= last)
                .max(Comparator.comparingLong(Stay::to));
    }

    private Map<String, Set<Long>> paidDays(Set<String> persons) {
        Map<String, String> groups = Map.of("SJP", "SJP", "RP", "SJP", "AE", "AE", "SE", "SE");
        Map<String, Set<Long>> paid = new HashMap<>();
        for (String register : List.of("midas_sjukpenning", "midas_sjuk_aktivitetsersattning")) {
            for (Map<String, String> row : rows(register)) {
                String group = groups.get(row.get("forman_kod"));
                Optional<String> person = person(row.get("personnummer")).filter(persons::contains);
                double extent = Double.parseDouble(row.get("omfattning"));
                Optional<Long> from = day(row.get("del_from_datum"));
                Optional<Long> to = day(row.get("del_tom_datum"));
                if (group != null
                        && person.isPresent()
                        && from.isPresent()
                        && to.isPresent()
                        && extent > 0
                        && extent <= 1) {
                    Set<Long> days = paid.computeIfAbsent(person.get() + group, unused -> new HashSet<>());
                    for (long day = from.get(); day <= to.get(); day++) {
                        days.add(day);
                    }
                }
            }
        }
        return paid;
    }

    private static int within(Set<Long> days, long from, long to) {
        int count = 0;
        for (long day = from; day <= to; day++) {
            count += days.contains(day) ? 1 : 0;
        }
        return count;
    }

    private List<Map<String, String>> rows(String register) {
        try {
            List<String> lines = Files.readAllLines(delivery.resolve(register + ".csv"), StandardCharsets.UTF_8);
            String[] header = lines.get(0).split(";", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(";", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Long> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text).toEpochDay());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** Twelve digits, where the check digit is right; all persons of the test numbers are under a hundred in 2022. */
    private static Optional<String> person(String text) {
        String digits = text.replace("-", "");
        if (digits.length() < 10) {
            return Optional.empty();
        }
        String ten = digits.substring(digits.length() - 10);
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int product = (ten.charAt(i) - '0') * (2 - i % 2);
            sum += product / 10 + product % 10;
        }
        String century = ten.compareTo("22") < 0 ? "20" : "19";
        return sum % 10 == 0 ? Optional.of(century + ten) : Optional.empty();
    }
}
