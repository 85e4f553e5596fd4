package se.samkor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.samkor.synthetic.TestNumbers;

/** A number written wrong once is among the numbers it may have been meant for. */
class NumberVariantsTest {
    private static final LocalDate AS_OF = LocalDate.of(2022, 2, 1);

    @Test
    void theNumberThatWasMeantIsAmongTheVariants() {
        List<String> numbers = TestNumbers.all();
        Random random = new Random(7);
        int faulty = 0;
        for (int round = 0; round < 2000; round++) {
            String number = numbers.get(random.nextInt(numbers.size()));
            String written = misspelt(random, number);
            Set<Long> variants = NumberVariants.of(written, AS_OF);
            if (PersonNumber.parse(written, AS_OF).number().isPresent()) {
                assertThat(variants).isEmpty();
            } else {
                faulty++;
                assertThat(variants).contains(Long.parseLong(number));
                assertThat(variants).allSatisfy(variant -> assertThat(PersonNumber.parse(Long.toString(variant), AS_OF)
                                .number())
                        .isPresent());
            }
        }
        assertThat(faulty).isGreaterThan(1700);
    }

    private static String misspelt(Random random, String number) {
        int at = 2 + random.nextInt(9);
        return switch (random.nextInt(4)) {
            case 0 -> number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
            case 1 -> number.substring(0, at) + number.substring(at + 1);
            case 2 -> number.substring(0, at) + random.nextInt(10) + number.substring(at);
            default -> number.substring(0, at) + random.nextInt(10) + number.substring(at + 1);
        };
    }

    @Test
    void tenDigitsWithAHyphenAreReadAsTheyStand() {
        String number = TestNumbers.all().stream()
                .filter(each -> each.startsWith("1985"))
                .findFirst()
                .orElseThrow();
        int last = number.charAt(11) - '0';
        String written = number.substring(2, 8) + "-" + number.substring(8, 11) + (last + 1) % 10;
        assertThat(NumberVariants.of(written, AS_OF)).contains(Long.parseLong(number));
    }

    @Test
    void whatIsFarFromAnyNumberHasNone() {
        assertThat(NumberVariants.of("hello", AS_OF)).isEmpty();
        assertThat(NumberVariants.of("12345678", AS_OF)).isEmpty();
        assertThat(NumberVariants.of("", AS_OF)).isEmpty();
    }
}
