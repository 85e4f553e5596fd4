package se.samkor.register;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.functions.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.samkor.domain.BundledCsv;
import se.samkor.identity.Identification;
import se.samkor.identity.Pseudonyms;
import se.samkor.register.ParsedColumn.Broken;
import se.samkor.schema.ColumnKind;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.RegisterColumn;
import se.samkor.schema.RegisterSchema;

/**
 * Applies the rules to a register in one pass. Every row keeps its place: the result has the parsed columns and, beside
 * them, the first rule that the row breaks, the text of the column that broke it, and where the row came from.
 */
public final class Validation {
    /** The position in {@link #breaks()} of the first rule broken, from 1; missing where the row is accepted. */
    static final String BROKEN = "_broken";
    /** The text that broke the rule; a personal number masked. */
    static final String OFFENDING = "_offending";
    /** Equal for rows that are equal in every column. */
    static final String HASH = "_hash";
    /** The columns that have a value: a bit each, the first column's the lowest. */
    static final String FILLED = "_filled";
    /** The collision check of the person's pseudonym. */
    static final String CHECK = "_check";

    /** The pseudonyms that a faulty number may have been meant for; missing unless it is all that the row breaks. */
    static final String VARIANTS = "_variants";

    private static final String INSATS_KNOWN = "_insats_known";
    private static final String KOMMUN_FROM = "_kommun_from";
    private static final String KOMMUN_TO = "_kommun_to";
    private static final int SHORTEST_WITH_NUMBER = 11;

    private final RegisterSchema schema;
    private final List<ParsedColumn> columns;
    private final LocalDate asOf;
    private final Pseudonyms pseudonyms;
    private final Optional<Dataset<Row>> insatser;
    private final List<Finding> breaks;

    /**
     * @param insatser the accepted insatser, where the register refers to them
     */
    public Validation(
            RegisterSchema schema,
            DeliverySettings settings,
            Pseudonyms pseudonyms,
            LocalDate asOf,
            Optional<Dataset<Row>> insatser) {
        this.schema = schema;
        this.pseudonyms = pseudonyms;
        this.asOf = asOf;
        this.insatser = insatser;
        ColumnParser parser = new ColumnParser(settings, schema.name());
        this.columns = schema.columns().stream().map(parser::parse).toList();
        this.breaks = findBreaks();
    }

    /** A way in which a row can be wrong: the rule, the column (by its source name; empty for the whole row). */
    public record Finding(Rule rule, String column, Column condition, Column offending) {}

    /** The ways in which a row can be rejected, in the order in which they are looked for. */
    public List<Finding> breaks() {
        return breaks;
    }

    /**
     * The rows with their findings. Texts, values, the first broken rule and what is shown of it are computed one after
     * the other, each once: a rule refers to a value by its name.
     */
    public Dataset<Row> apply(Dataset<Row> raw) {
        Map<String, Column> texts = new LinkedHashMap<>();
        Map<String, Column> values = new LinkedHashMap<>();
        for (ParsedColumn parsed : columns) {
            texts.put(ColumnParser.text(parsed.column()), ColumnParser.trimmed(parsed.column()));
            values.put(parsed.column().name(), parsed.value());
        }
        List<Column> result = new ArrayList<>();
        columns.forEach(parsed -> result.add(col(parsed.column().name())));
        for (String name : List.of(
                RegisterSchema.FLAGS,
                BROKEN,
                OFFENDING,
                CHECK,
                RegisterReader.FILE,
                RegisterReader.BLOCK,
                RegisterReader.SEQUENCE)) {
            result.add(col(name));
        }
        if (canBeRepaired()) {
            result.add(col(VARIANTS));
        }
        Column[] content = columns.stream().map(p -> col(p.column().name())).toArray(Column[]::new);
        return withReferences(withIdentities(raw.withColumns(texts)))
                .withColumns(values)
                .withColumn(BROKEN, broken())
                .withColumn(RegisterSchema.FLAGS, flags())
                .withColumn(CHECK, check())
                .withColumn(OFFENDING, offending())
                .withColumns(canBeRepaired() ? Map.of(VARIANTS, variants()) : Map.of())
                .select(result.toArray(Column[]::new))
                .withColumns(Map.of(HASH, xxhash64(content), FILLED, filled()));
    }

    private Column filled() {
        Column filled = lit(0L);
        for (int i = 0; i < columns.size(); i++) {
            filled =
                    filled.plus(when(hasValue(columns.get(i).column()), 1L << i).otherwise(0L));
        }
        return filled;
    }

    private static Column hasValue(RegisterColumn column) {
        Column value = col(column.name());
        return column.kind() == ColumnKind.LISTED_CODES ? functions.size(value).gt(0) : value.isNotNull();
    }

    private Dataset<Row> withIdentities(Dataset<Row> raw) {
        Dataset<Row> rows = raw;
        for (ParsedColumn parsed : columns) {
            if (parsed.column().kind() == ColumnKind.PERSON) {
                rows = rows.withColumn(
                        ColumnParser.identity(parsed.column()),
                        Identification.identify(pseudonyms, col(ColumnParser.text(parsed.column()))));
            }
        }
        return rows;
    }

    private Dataset<Row> withReferences(Dataset<Row> raw) {
        Dataset<Row> rows = raw;
        if (refersToInsats()) {
            Dataset<Row> ids = insatser.orElseThrow()
                    .select(col(InsatsTable.INSATS).as("_insats"))
                    .distinct()
                    .withColumn(INSATS_KNOWN, lit(true));
            rows = rows.join(broadcast(ids), rows.col("_text_insats_id").equalTo(ids.col("_insats")), "left")
                    .drop("_insats");
        }
        if (kommun().isPresent()) {
            Dataset<Row> kommuner = kommuner(raw);
            rows = rows.join(broadcast(kommuner), rows.col("_text_kommun").equalTo(kommuner.col("_kommun")), "left")
                    .drop("_kommun");
        }
        return rows;
    }

    private boolean refersToInsats() {
        return insatser.isPresent() && schema.namesInsats();
    }

    private Optional<ParsedColumn> kommun() {
        return columns.stream()
                .filter(parsed -> parsed.column().kind() == ColumnKind.KOMMUN)
                .findFirst();
    }

    private static Dataset<Row> kommuner(Dataset<Row> any) {
        StructType type = new StructType()
                .add("_kommun", DataTypes.StringType)
                .add(KOMMUN_FROM, DataTypes.IntegerType)
                .add(KOMMUN_TO, DataTypes.IntegerType);
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> kommun : BundledCsv.read("kommuner.csv")) {
            String to = kommun.getOrDefault("valid_to_year", "");
            rows.add(RowFactory.create(
                    kommun.get("kommun"),
                    Integer.parseInt(kommun.getOrDefault("valid_from_year", "0")),
                    to.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(to)));
        }
        return any.sparkSession().createDataFrame(rows, type);
    }

    private List<Finding> findBreaks() {
        List<Finding> found = new ArrayList<>();
        Column whole = lit("(hela raden)");
        found.add(new Finding(RuleCatalogue.MALFORMED_ROW, "", col(RegisterReader.MALFORMED), whole));
        for (ParsedColumn parsed : columns) {
            RegisterColumn column = parsed.column();
            for (Broken broken : parsed.breaks()) {
                found.add(new Finding(broken.rule(), column.source(), broken.condition(), shown(parsed)));
            }
            if (column.kind() == ColumnKind.TEXT) {
                Column suspicious = length(parsed.raw()).geq(SHORTEST_WITH_NUMBER);
                Column holds = when(suspicious, Identification.holdsNumber(asOf, parsed.raw()));
                found.add(new Finding(
                        RuleCatalogue.NUMBER_IN_TEXT, column.source(), coalesce(holds, lit(false)), shown(parsed)));
            }
        }
        schema.period().ifPresent(period -> {
            ParsedColumn from = named(period.from());
            ParsedColumn to = named(period.to());
            found.add(new Finding(
                    RuleCatalogue.DATE_ORDER,
                    to.column().source(),
                    coalesce(col(period.to()).lt(col(period.from())), lit(false)),
                    functions.concat_ws("--", from.raw(), to.raw())));
        });
        if (refersToInsats()) {
            ParsedColumn insats = named(ParticipationTable.INSATS);
            found.add(new Finding(
                    RuleCatalogue.UNKNOWN_INSATS, "insats_id", col(INSATS_KNOWN).isNull(), shown(insats)));
        }
        kommun().ifPresent(kommun -> found.add(new Finding(
                RuleCatalogue.KOMMUN_NOT_VALID, kommun.column().source(), kommunInvalid(kommun), shown(kommun))));
        return List.copyOf(found);
    }

    private Column kommunInvalid(ParsedColumn kommun) {
        Column valid = col(KOMMUN_FROM).isNotNull();
        Optional<Column> inYear = columns.stream()
                .filter(parsed -> parsed.column().kind() == ColumnKind.YEAR)
                .map(parsed -> col(parsed.column().name()))
                .findFirst()
                .or(() -> schema.period().map(period -> year(col(period.from()))));
        if (inYear.isPresent()) {
            valid = valid.and(coalesce(inYear.get().between(col(KOMMUN_FROM), col(KOMMUN_TO)), lit(true)));
        }
        return kommun.raw().isNotNull().and(not(valid));
    }

    private ParsedColumn named(String name) {
        return columns.stream()
                .filter(parsed -> parsed.column().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Column shown(ParsedColumn parsed) {
        if (parsed.column().kind() == ColumnKind.PERSON) {
            return when(parsed.raw().isNotNull(), lit("************"));
        }
        return parsed.raw();
    }

    /** The position of the first condition that holds. */
    private Column broken() {
        Column first = when(breaks.get(0).condition(), lit(1));
        for (int i = 1; i < breaks.size(); i++) {
            first = first.when(breaks.get(i).condition(), lit(i + 1));
        }
        return first;
    }

    /** Whether the register's rows may be linked although the number is faulty. */
    private boolean canBeRepaired() {
        return schema.equals(ParticipationTable.SCHEMA);
    }

    private static boolean isOfNumber(Finding finding) {
        return RuleCatalogue.PERSON_NUMBER.contains(finding.rule());
    }

    private Column variants() {
        Column text = col(ColumnParser.text(schema.person().orElseThrow()));
        Column otherwise = breaks.stream()
                .filter(finding -> !isOfNumber(finding))
                .map(Finding::condition)
                .reduce(lit(false), Column::or);
        List<Integer> ofNumber = new ArrayList<>();
        for (int i = 0; i < breaks.size(); i++) {
            if (isOfNumber(breaks.get(i))) {
                ofNumber.add(i + 1);
            }
        }
        Column numberAlone = col(BROKEN).isin(ofNumber.toArray()).and(not(otherwise));
        return when(numberAlone, Identification.variants(pseudonyms, text));
    }

    /** What is shown of the text that broke a rule; nothing is computed for an accepted row. */
    private Column offending() {
        Column[] shown = breaks.stream().map(Finding::offending).toArray(Column[]::new);
        return when(col(BROKEN).isNotNull(), Identification.masked(functions.element_at(array(shown), col(BROKEN))));
    }

    private Column check() {
        return schema.person()
                .map(person -> col(ColumnParser.identity(person)).getField("check"))
                .orElse(lit(null).cast(DataTypes.LongType));
    }

    private Column flags() {
        List<Column> marks = new ArrayList<>();
        for (ParsedColumn parsed : columns) {
            for (Broken flag : parsed.flags()) {
                marks.add(when(flag.condition(), lit(flag.rule().code())));
            }
        }
        ageOutsideLaw().ifPresent(marks::add);
        if (marks.isEmpty()) {
            return lit(null).cast(DataTypes.createArrayType(DataTypes.StringType));
        }
        // nearly no row is marked, and an array of marks costs more than all else that is asked of it
        Column any = marks.stream().map(Column::isNotNull).reduce(Column::or).orElseThrow();
        return when(
                any,
                functions.array_distinct(functions.filter(array(marks.toArray(Column[]::new)), Column::isNotNull)));
    }

    /**
     * Aktivitetsersättning is paid at the earliest from July of the year one turns 19 and through age 29, sjukersättning
     * from 19 to 65. The age comes from the personal number; a number of the 19th century belongs to nobody living and
     * says nothing.
     */
    private Optional<Column> ageOutsideLaw() {
        if (!schema.equals(DisabilityBenefitTable.SCHEMA)) {
            return Optional.empty();
        }
        Column born = col(ColumnParser.identity(schema.person().orElseThrow())).getField("birth_date");
        Column from = col(DisabilityBenefitTable.FROM);
        Column age = functions.floor(functions.months_between(from, born).divide(12));
        Column tooYoung = year(from).minus(year(born)).lt(19);
        Column aktivitetsersattning = col(DisabilityBenefitTable.BENEFIT).equalTo("AE");
        Column tooOld = when(aktivitetsersattning, age.gt(29)).otherwise(age.gt(65));
        return Optional.of(
                when(year(born).geq(1900).and(tooYoung.or(tooOld)), lit(RuleCatalogue.AGE_OUTSIDE_LAW.code())));
    }
}
