package se.samkor.effect;

/**
 * A published figure of a kommun.
 *
 * @param kommun four digits
 * @param year the year; of Försäkringskassan's rolling months that of December
 * @param value NaN when it is missing or suppressed
 */
record Figure(String kommun, int year, double value) {}
