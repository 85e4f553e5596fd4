package se.samkor.register;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import se.samkor.domain.DayCount;
import se.samkor.identity.PersonNumber;
import se.samkor.register.ParsedColumn.Broken;
import se.samkor.schema.RegisterColumn;

/** Turns the text of a column into its value and the rules it may break: one expression each, no row is touched here. */
final class ColumnParser {
    private static final String REPLACEMENT = "\uFFFD";

    private final DeliverySettings settings;
    private final String register;

    ColumnParser(DeliverySettings settings, String register) {
        this.settings = settings;
        this.register = register;
    }

    /** The name under which the pseudonymised parts of a person column stand beside the text. */
    static String identity(RegisterColumn column) {
        return "_identity_" + column.source();
    }

    /** The name of a column's text, trimmed, empty made missing: computed once, before everything that reads it. */
    static String text(RegisterColumn column) {
        return "_text_" + column.source();
    }

    /** The expression of {@link #text}. */
    static Column trimmed(RegisterColumn column) {
        Column text = trim(col(column.source()));
        return when(text.notEqual(""), text);
    }

    ParsedColumn parse(RegisterColumn column) {
        Column raw = col(text(column));
        List<Broken> breaks = new ArrayList<>();
        if (column.required()) {
            breaks.add(new Broken(RuleCatalogue.MISSING_VALUE, raw.isNull()));
        }
        List<Broken> flags = new ArrayList<>();
        Column value = value(column, raw, breaks, flags);
        return new ParsedColumn(column, raw, value, List.copyOf(breaks), List.copyOf(flags));
    }

    private Column value(RegisterColumn column, Column raw, List<Broken> breaks, List<Broken> flags) {
        return switch (column.kind()) {
            case TEXT -> text(raw, breaks);
            case PERSON -> person(column, raw, breaks);
            case CODE -> code(column, raw, breaks);
            case LISTED_CODE -> listedCode(column, raw, flags);
            case LISTED_CODES -> listedCodes(column, raw, flags);
            case DATE -> {
                breaks.add(new Broken(RuleCatalogue.IMPOSSIBLE_DATE, unread(column, raw)));
                yield DayText.day(raw);
            }
            case YEAR -> {
                breaks.add(new Broken(RuleCatalogue.IMPOSSIBLE_DATE, unread(column, raw)));
                yield whole(raw, 1850, 2200);
            }
            case COUNT -> {
                breaks.add(new Broken(RuleCatalogue.UNREADABLE_NUMBER, unread(column, raw)));
                yield whole(raw, 0, Integer.MAX_VALUE);
            }
            case NUMBER -> {
                breaks.add(new Broken(RuleCatalogue.UNREADABLE_NUMBER, unread(column, raw)));
                yield number(raw);
            }
            case EXTENT -> extent(column, raw, breaks);
            case KOMMUN -> raw;
            case DIAGNOSIS -> diagnosis(column, raw, flags);
        };
    }

    /** There was a text, and no value could be made of it. */
    private static Column unread(RegisterColumn column, Column raw) {
        return raw.isNotNull().and(col(column.name()).isNull());
    }

    private static Column text(Column raw, List<Broken> breaks) {
        breaks.add(new Broken(RuleCatalogue.ENCODING, coalesce(raw.contains(REPLACEMENT), lit(false))));
        return raw;
    }

    private static Column person(RegisterColumn column, Column raw, List<Broken> breaks) {
        Column identity = col(identity(column));
        for (PersonNumber.Fault fault : PersonNumber.Fault.values()) {
            Rule rule = RuleCatalogue.of(fault.name().toLowerCase(Locale.ROOT));
            Column broken = raw.isNotNull().and(identity.getField("fault").equalTo(fault.name()));
            breaks.add(new Broken(rule, coalesce(broken, lit(false))));
        }
        return when(raw.isNotNull(), identity.getField("value"));
    }

    private Column code(RegisterColumn column, Column raw, List<Broken> breaks) {
        Column mapped = upper(mapped(column, raw));
        Column known = mapped.isin(column.codes().toArray());
        breaks.add(new Broken(RuleCatalogue.UNKNOWN_CODE, unread(column, raw)));
        return when(known, mapped);
    }

    private Column mapped(RegisterColumn column, Column raw) {
        Map<String, String> codes = settings.codesOf(register, column.source());
        return codes.isEmpty() ? raw : coalesce(element_at(map(codes), raw), raw);
    }

    private Column listedCode(RegisterColumn column, Column raw, List<Broken> flags) {
        flags.add(new Broken(RuleCatalogue.UNLISTED_CODE, unread(column, raw)));
        return element_at(map(CodeLists.spellings(column.codes().get(0))), upper(mapped(column, raw)));
    }

    private Column listedCodes(RegisterColumn column, Column raw, List<Broken> flags) {
        Column spellings = map(CodeLists.spellings(column.codes().get(0)));
        Column parts = functions.filter(
                functions.split(raw, "\\|"), part -> length(trim(part)).gt(0));
        Column values = functions.transform(parts, part -> element_at(spellings, upper(mapped(column, trim(part)))));
        flags.add(new Broken(
                RuleCatalogue.UNLISTED_CODE, coalesce(functions.exists(values, Column::isNull), lit(false))));
        return sort_array(functions.array_distinct(functions.filter(values, Column::isNotNull)));
    }

    private static Column map(Map<String, String> entries) {
        Column[] pairs = entries.entrySet().stream()
                .flatMap(entry -> Stream.of(lit(entry.getKey()), lit(entry.getValue())))
                .toArray(Column[]::new);
        return functions.map(pairs);
    }

    /** Nearly every number is a whole one as Spark itself would write it; that is seen without a pattern. */
    private static Column number(Column raw) {
        return when(isPlain(raw), raw.cast(DataTypes.IntegerType).cast(DataTypes.DoubleType))
                .otherwise(anyNumber(raw));
    }

    private static Column isPlain(Column raw) {
        return coalesce(
                raw.cast(DataTypes.IntegerType).cast(DataTypes.StringType).equalTo(raw), lit(false));
    }

    private static Column anyNumber(Column raw) {
        Column value = functions.replace(raw, lit(","), lit(".")).cast(DataTypes.DoubleType);
        Column written = raw.rlike("^[+-]?[0-9]*[.,]?[0-9]*$");
        return when(written.and(functions.abs(value).lt(1e15)), value);
    }

    private static Column whole(Column raw, int least, int most) {
        Column plain = raw.cast(DataTypes.IntegerType);
        Column value = anyNumber(raw);
        return when(isPlain(raw).and(plain.between(least, most)), plain)
                .when(
                        value.equalTo(functions.floor(value)).and(value.between(least, most)),
                        value.cast(DataTypes.IntegerType));
    }

    private static Column extent(RegisterColumn column, Column raw, List<Broken> breaks) {
        Column value = anyNumber(raw);
        Column units = round(value.multiply(DayCount.NET_UNIT));
        Column read = unread(column, raw);
        breaks.add(new Broken(RuleCatalogue.UNREADABLE_NUMBER, read.and(value.isNull())));
        breaks.add(new Broken(RuleCatalogue.EXTENT_RANGE, read));
        Column usual = lit(null);
        for (int quarter = 4; quarter > 0; quarter--) {
            String text = PlainNumber.text(quarter / 4.0);
            usual = when(raw.isin(text, text.replace('.', ',')), DayCount.NET_UNIT / 4 * quarter)
                    .otherwise(usual);
        }
        return coalesce(
                usual, when(units.between(1, DayCount.NET_UNIT).and(value.leq(1)), units.cast(DataTypes.IntegerType)));
    }

    private static Column diagnosis(RegisterColumn column, Column raw, List<Broken> flags) {
        flags.add(new Broken(RuleCatalogue.DIAGNOSIS_FORM, unread(column, raw)));
        Column code = upper(regexp_replace(raw, "[. ]", ""));
        return when(DiagnosisText.isCode(raw), raw).when(DiagnosisText.isCode(code), code);
    }
}
