package se.samkor.register;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** The form of a code of ICD-10-SE: a capital, two digits, and at most three digits or capitals more. */
public final class DiagnosisText {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 6;

    private DiagnosisText() {}

    /** Whether a text column has the form. */
    static Column isCode(Column text) {
        return RowFunction.of(DiagnosisText.class, "isCode", DataTypes.BooleanType, text);
    }

    /** The same of one text. */
    public static boolean isCode(UTF8String text) {
        int length = text.numBytes();
        boolean code = length >= SHORTEST && length <= LONGEST && isCapital(RowFunction.letter(text, 0));
        for (int at = 1; at < length && code; at++) {
            byte letter = RowFunction.letter(text, at);
            code = isDigit(letter) || (at >= SHORTEST && isCapital(letter));
        }
        return code;
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }
}
