package se.samkor.publication;

/**
 * A column of figures.
 *
 * @param column its name in the tables
 * @param decimals how many are published
 */
public record Measure(String column, Bilingual label, Bilingual unit, int decimals) {}
