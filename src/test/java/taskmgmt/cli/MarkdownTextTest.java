package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    private static String plain(String markdown) {
        return new MarkdownText(30, false).of(markdown.lines().toList());
    }

    @Test
    void wrapsParagraphsAndHangsListsUnderTheirMark() {
        assertThat(plain("""
                # A title

                A paragraph of which the
                lines are joined and wrapped again.

                - **First** of all, an item that is longer than a line
                  and goes on.
                10. Last.
                """)).isEqualTo("""
                A title

                  A paragraph of which the
                  lines are joined and wrapped
                  again.

                  - First of all, an item that
                    is longer than a line and
                    goes on.
                  10. Last.
                """);
    }

    @Test
    void leavesCodeAsItIs() {
        assertThat(plain("""
                Type:

                ```sh
                a | b   # **not** [a](link), and longer than any line is

                # no heading
                ```
                """)).isEqualTo("""
                  Type:

                    a | b   # **not** [a](link), and longer than any line is

                    # no heading
                """);
    }

    @Test
    void widestColumnsOfATableGiveWay() {
        assertThat(plain("""
                | a | what it means |
                |---|---|
                | `x\\|y` | one of two, or both, as long as it fits |
                | | none |
                """)).isEqualTo("""
                  a      what it means
                  -----  ---------------------
                  `x|y`  one of two, or both,
                         as long as it fits
                         none
                """);
    }

    @Test
    void linksKeepTheirTextAndAnAddressOnTheWeb() {
        assertThat(plain("See [b](b.md#c) and [d](https://e.org).")).isEqualTo("  See b and d <https://e.org>.\n");
    }
}
