package taskmgmt.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Seed;

class PlainArgumentsTest {
    private static final int LINES = 20_000;
    private static final List<String> WORDS = List.of("--one", "--on", "-o", "--many", "-m", "--flag", "-f", "--debug", "--needed", "--help", "-h",
            "--one=a", "--one=", "--many=b=c", "-o=d", "-od", "-fo", "--flag=true", "--needed=-1", "--one=--", "--one=--flag", "--many=--help", "-o=-f", "--on=--one", "--", "-", "-1", "", "a", "b c", "k=v", "\"q\"", "'s'");

    /** A command of every kind of parameter, of which some are there. */
    private static final class Sample extends Command {
        Sample(Random random) {
            this();
            if (random.nextInt(4) == 0) {
                required("--needed").text("what has to be given");
            }
            boolean required = random.nextBoolean();
            for (int i = random.nextInt(3); i > 0; i--) {
                (required ? argument("FIRST") : optionalArgument("FIRST")).text("an argument");
            }
            if (random.nextBoolean()) {
                (required ? argument("REST") : optionalArgument("REST")).repeatable("the others");
            }
            if (random.nextInt(3) == 0) {
                endsAtArgument();
            }
        }

        /** One that takes no arguments. */
        Sample() {
            super("task sample", "show what can be declared");
            option("--one", "-o").text("one value");
            option("-m", "--many").repeatable("many values");
            flag("-f", "--flag").text("no value");
        }

        @Override
        public ExitCode run(Session session) {
            return ExitCode.DONE;
        }
    }

    private static List<List<String>> given(List<Parameter> parameters) {
        List<List<String>> given = new ArrayList<>();
        for (Parameter parameter : parameters) {
            given.add(List.copyOf(parameter.given()));
        }
        return given;
    }

    private static boolean isPlain(Command command, List<Parameter> parameters, String... words) {
        return new PlainArguments(parameters, command.isEndedByArgument()).read(words);
    }

    @Test
    void whatIsReadWithoutPicocliPicocliReadsAlike() {
        Random random = Seed.random(PlainArgumentsTest.class);
        int plain = 0;
        for (int line = 0; line < LINES; line++) {
            Sample sample = new Sample(random);
            String[] words = new String[random.nextInt(7)];
            for (int i = 0; i < words.length; i++) {
                words[i] = WORDS.get(random.nextInt(WORDS.size()));
            }
            List<Parameter> parameters = sample.parametersOfAll();
            if (isPlain(sample, parameters, words)) {
                plain++;
                List<List<String>> read = given(parameters);
                assertThat(CommandForm.parseByPicocli(sample, parameters, words)).describedAs(String.join("|", words)).isTrue();
                assertThat(read).describedAs(String.join("|", words)).isEqualTo(given(parameters));
            }
        }
        assertThat(plain).isGreaterThan(LINES / 20);
    }

    @Test
    void whatPeopleTypeIsPlain() {
        Sample sample = new Sample();
        List<Parameter> parameters = sample.parametersOfAll();

        assertThat(isPlain(sample, parameters, "--one", "a b", "-m=k=v", "-m", "x", "-f")).isTrue();
        assertThat(given(parameters).subList(0, 3)).containsExactly(List.of("a b"), List.of("k=v", "x"), List.of("true"));
    }

    /** Beside an abbreviation or an empty value, too, which only picocli knows. */
    @Test
    void aValueThatIsJoinedToItsOptionMayLookLikeOne() {
        for (String value : List.of("--", "--flag", "--help", "-f", "-", "--one=x", "\uE000--flag")) {
            Sample sample = new Sample();
            List<Parameter> parameters = sample.parametersOfAll();
            assertThat(CommandForm.parseByPicocli(sample, parameters, "--one=" + value, "--many=", "-m=" + value)).isTrue();
            assertThat(given(parameters).subList(0, 3)).containsExactly(List.of(value), List.of("", value), List.of());
            Sample plain = new Sample();
            assertThat(isPlain(plain, plain.parametersOfAll(), "--one=" + value)).isTrue();
        }
    }
}
