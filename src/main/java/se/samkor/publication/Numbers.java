package se.samkor.publication;

import java.math.BigDecimal;

/** Figures as they are printed for readers: decimal comma or point, groups of three, a true minus sign. */
record Numbers(Language language) {
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char MINUS = '\u2212';

    /** A figure, or the sign for why there is none. */
    String of(Figure figure) {
        return figure.isShown() ? of(figure.number()) : figure.text();
    }

    String of(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String decimals = point < 0 ? "" : language.pick(",", ".") + plain.substring(point + 1);
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                grouped.append(language == Language.SV ? NO_BREAK_SPACE : ',');
            }
            grouped.append(whole.charAt(i));
        }
        return (number.signum() < 0 ? String.valueOf(MINUS) : "") + grouped + decimals;
    }

    /** An interval in words, or the sign for why there is none. */
    String interval(Figure low, Figure high) {
        return low.isShown() && high.isShown() ? of(low) + language.pick(" till ", " to ") + of(high) : low.text();
    }
}
