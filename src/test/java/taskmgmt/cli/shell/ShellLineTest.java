package taskmgmt.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {
        "task list!task,list",
        "  task\tlist  !task,list",
        "a 'b c' d!a,b c,d",
        "a \"b 'c' d\"!a,b 'c' d",
        "a'b'\"c\"d!abcd",
        "a\\ b!a b",
        "'a\\b'!a\\b",
        "\"a\\b\\\"c\\\\\"!a\\b\"c\\",
        "a # b!a",
        "a#b!a#b",
        "#a!``",
        "a '#' \\#b!a,#,#b",
        "a '' b!a,,b",
        "'|' '>' ';'!|,>,;",
        "$HOME *.x ~!$HOME,*.x,~",
    })
    void readsWordsAsAShellDoes(String text, String words) {
        assertThat(String.join(",", ShellLine.of(text).texts())).isEqualTo(words);
        assertThat(ShellLine.of(text).fault()).isNull();
        assertThat(ShellLine.of(text).open()).isNull();
        assertThat(ShellLine.of(text).rest()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {
        "list | grep x!list!grep x",
        "list|grep 'a|b' | wc!list!grep 'a|b' | wc",
        "list > f!list!cat > f",
        "list >> 'a b'!list!cat >> 'a b'",
        "show 'a|b' | sed s/#/x/!show,a|b!sed s/#/x/",
    })
    void leavesWhatIsBehindTheFirstBarToOthers(String text, String words, String rest) {
        ShellLine line = ShellLine.of(text);
        assertThat(String.join(",", line.texts())).isEqualTo(words);
        assertThat(line.rest()).isEqualTo(rest);
        assertThat(line.fault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a; b", "a & b", "a && b", "a < b", "a `b`", "a || b", "a |", "a >", "a >>", "a >&2", "a 2> b", "a |& b"})
    void refusesWhatWouldMeanSomethingElsewhere(String text) {
        assertThat(ShellLine.of(text).fault()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a \\", "a \"b\\", "a | grep 'x", "a | grep \\", "a 'b\nc"})
    void isNotFinishedBeforeItsQuotesAreClosed(String text) {
        assertThat(ShellLine.of(text).open()).isNotNull();
    }

    @Test
    void endsAtTheEndOfTheLine() {
        String text = "a b\nc 'd\ne' \\\n f\n\n#x\r\ng";
        ShellLine first = ShellLine.of(text);
        assertThat(first.texts()).containsExactly("a", "b");
        ShellLine second = ShellLine.of(text, first.end());
        assertThat(second.texts()).containsExactly("c", "d\ne", "f");
        ShellLine third = ShellLine.of(text, second.end());
        assertThat(third.texts()).isEmpty();
        ShellLine fourth = ShellLine.of(text, third.end());
        assertThat(fourth.texts()).isEmpty();
        assertThat(ShellLine.of(text, fourth.end()).texts()).containsExactly("g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b", "it's", "a\"b", "a\\b", "#a", "a|b>c;d&e", "a\nb", "$x", "ä-1:2/3=4@5,6%7+8", "~"})
    void quotesWhatItReadsBack(String word) {
        assertThat(ShellLine.of(ShellLine.quoted(word)).texts()).containsExactly(word);
    }

    @Test
    void knowsWhereItsWordsAre() {
        String text = " ab  'c d'e ";
        ShellLine line = ShellLine.of(text);
        assertThat(line.words()).containsExactly(new ShellLine.Word("ab", 1, 3), new ShellLine.Word("c de", 5, 11));
    }
}
