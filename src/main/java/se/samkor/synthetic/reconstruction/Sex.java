package se.samkor.synthetic.reconstruction;

/** The sexes of the published table, and the code of the registers. */
enum Sex {
    WOMEN("women", "K"),
    MEN("men", "M");

    private final String printed;
    private final String code;

    Sex(String printed, String code) {
        this.printed = printed;
        this.code = code;
    }

    String printed() {
        return printed;
    }

    String code() {
        return code;
    }
}
