package se.samkor.publication;

/** A part of the report that is made from protected tables of its own. */
interface Section {
    /** Names the part in links. */
    String anchor();

    Bilingual heading();

    /** The tables behind it, which are published as files too. */
    Cube cube();

    /** Text, chart and table. */
    Markup body(Language language);

    /** A name for an element of the part, told apart by language. */
    default String id(Language language, String name) {
        return language.code() + "-" + anchor() + "-" + name;
    }
}
