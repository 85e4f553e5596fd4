package se.samkor.synthetic.population;

/**
 * A person of the made-up population.
 *
 * @param index the person's own number, from 0
 * @param sex K or M
 * @param born the made-up birth date
 * @param kommun where the person lives at first
 * @param number twelve digits, of nobody living
 */
public record Inhabitant(int index, String sex, int born, String kommun, String number) {}
