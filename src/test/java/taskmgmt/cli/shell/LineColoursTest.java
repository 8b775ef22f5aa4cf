package taskmgmt.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.shell.ShellCommands.Vocabulary;

class LineColoursTest {
    private final LineColours colours = new LineColours(new OneCommand());

    /** Knows the command 'task list' and nothing else. */
    static final class OneCommand implements Vocabulary {
        @Override
        public Names names(List<String> words, boolean open) {
            String typed = String.join(" ", words);
            return typed.startsWith("task list") ? new Names(Known.COMMAND, 2)
                    : "task list".startsWith(typed) ? new Names(Known.BEGINNING, words.size()) : new Names(Known.NOTHING, 1);
        }

        @Override
        public String about(List<String> words, boolean open) {
            return names(words, open).known() == Known.COMMAND ? "list tasks" : "";
        }

        @Override
        public List<Offer> offers(List<String> before, String current, Session session) {
            return before.isEmpty() ? List.of(new Offer("task", "tasks", true))
                    : before.equals(List.of("task")) ? List.of(new Offer("list", "list tasks", true)) : List.of(new Offer("it's", "", true));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {
        "task list!KNOWN=task NONE=_ KNOWN=list",
        "task-mgmt task list!KNOWN=task-mgmt NONE=_ KNOWN=task NONE=_ KNOWN=list",
        "ta!NONE=ta",
        "tusk list!UNKNOWN=tusk NONE=_ NONE=list",
        "task list --limit 3 'a b'!KNOWN=task NONE=_ KNOWN=list NONE=_ OPTION=--limit NONE=_ NONE=3 NONE=_ QUOTED='a_b'",
        "task list | grep x!KNOWN=task NONE=_ KNOWN=list OUTSIDE=_|_grep_x",
        "task list # all!KNOWN=task NONE=_ KNOWN=list COMMENT=_#_all",
        "# all!COMMENT=#_all",
    })
    void tellsThePartsOfALineApart(String text, String pieces) {
        assertThat(colours.of(text).stream().map(piece -> piece.colour() + "=" + piece.text().replace(' ', '_')).collect(Collectors.joining(" ")))
                .isEqualTo(pieces);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {"a\nb 'c\nd' | e\n", "task list  ", "a 'b", " | x", "a\\"})
    void loosesNothingOfALine(String text) {
        assertThat(colours.of(text).stream().map(LineColours.Piece::text).collect(Collectors.joining())).isEqualTo(text);
    }

    @Test
    void saysWhatIsBeingTyped() {
        assertThat(colours.note("")).isEmpty();
        assertThat(colours.note("tusk")).isEmpty();
        assertThat(colours.note("task list")).isEqualTo("list tasks");
        assertThat(colours.note("task list | x")).isEqualTo("run by sh");
        assertThat(colours.note("task list; x")).startsWith("';' means nothing here");
    }
}
