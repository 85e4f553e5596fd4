package se.samkor.synthetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The 290 kommuner with their real population aged 15 to 66 by one-year age and sex in 2018, and the förbund they
 * belonged to at the end of 2021. Source: SCB, population by kommun; report on samordningsförbund 2021.
 */
public final class Kommuner {
    /** The lowest and highest age with a population figure. */
    public static final int YOUNGEST = 15;

    public static final int OLDEST = 66;
    private static final int AGES = OLDEST - YOUNGEST + 1;

    private final List<String> codes = new ArrayList<>();
    private final List<int[]> persons = new ArrayList<>();
    private final Map<String, Forbund> memberships = new HashMap<>();
    private final List<String> members = new ArrayList<>();
    private final double[] memberPopulation;

    /** A samordningsförbund. */
    public record Forbund(String id, String name) {}

    public Kommuner() {
        for (String[] cells : cells("population_2018.csv")) {
            codes.add(cells[0]);
            persons.add(Arrays.stream(cells).skip(1).mapToInt(Integer::parseInt).toArray());
        }
        for (String[] cells : cells("membership_2021.csv")) {
            memberships.put(
                    cells[0],
                    new Forbund(cells[1], String.join(",", List.of(cells).subList(2, cells.length))));
            members.add(cells[0]);
        }
        memberPopulation = members.stream()
                .mapToDouble(kommun ->
                        Arrays.stream(persons.get(codes.indexOf(kommun))).sum())
                .toArray();
    }

    private static List<String[]> cells(String resource) {
        try (InputStream in = Kommuner.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("A table is missing from the program: " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The codes of all kommuner, four digits, in order. */
    public List<String> codes() {
        return List.copyOf(codes);
    }

    /** The persons of an age and sex (K, M) in each kommun, in the order of {@link #codes()}. */
    public int[] persons(String sex, int age) {
        int column = (sex.equals("K") ? 0 : AGES) + age - YOUNGEST;
        return persons.stream().mapToInt(row -> row[column]).toArray();
    }

    /** A kommun that belongs to a förbund, drawn by population. */
    public String member(Draw draw) {
        return members.get(draw.weighted(memberPopulation));
    }

    /** The kommuner that belong to a förbund, in order of code. */
    public List<String> members() {
        return List.copyOf(members);
    }

    /** The förbund of a member kommun. */
    public Forbund forbund(String kommun) {
        Forbund forbund = memberships.get(kommun);
        if (forbund == null) {
            throw new IllegalArgumentException("Kommun " + kommun + " belongs to no förbund");
        }
        return forbund;
    }

    /** Whether the kommun belongs to a förbund. */
    public boolean isMember(String kommun) {
        return memberships.containsKey(kommun);
    }
}
