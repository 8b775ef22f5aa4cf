package taskmgmt.render.roff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManualPageTest {
    private static ManualPage page() {
        return new ManualPage("tool-run", LocalDate.of(2026, 1, 31), "tool 1.0");
    }

    private static String body(ManualPage page) {
        return page.text().substring(page.text().indexOf('\n') + 1);
    }

    @Test
    void itBeginsWithNameSectionDateAndVersion() {
        assertThat(page().text()).isEqualTo(".TH \"TOOL\\-RUN\" 1 \"2026-01-31\" \"tool 1.0\"\n");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '#', value = {
            "a-b,           a\\-b",
            "C:\\new,       C:\\enew",
            "'quoted',      \\(aqquoted\\(aq",
            "say \"yes\",   say \\(dqyes\\(dq",
            "`x` ^ ~,       \\(gax\\(ga \\(ha \\(ti",
            "1-10…,         1\\-10\\[u2026]",
            "🚀,            \\[u1F680]",
            ".TH is text,   \\&.TH is text",
            "'br is text,   \\(aqbr is text"})
    void whatRoffWouldReadAsItsOwnIsText(String text, String roff) {
        assertThat(body(page().paragraph(text))).isEqualTo(".PP\n" + roff + "\n");
        assertThat(body(page().lines(List.of(text)))).isEqualTo(".PP\n.RS 4\n.nf\n" + roff + "\n.fi\n.RE\n");
    }

    @Test
    void aLineEndsBetweenWordsAndBehindSentencesAndNeverStartsARequest() {
        String words = "word ".repeat(15) + ".hidden more. Then the next one.";

        assertThat(body(page().section("Description").paragraph(words)))
                .isEqualTo(".SH \"DESCRIPTION\"\n" + "word ".repeat(15).strip() + "\n\\&.hidden more.\nThen the next one.\n");
    }

    @Test
    void aLineThatIsCopiedStaysWhole() {
        String line = "tool run --name 'a b' ".repeat(8).strip();

        assertThat(body(page().section("Examples").lines(List.of(line)))).contains(line.replace("-", "\\-").replace("'", "\\(aq") + "\n");
    }

    @Test
    void optionsArgumentsAndWordsHaveTheirMeaningBelow() {
        assertThat(body(page().option(List.of("-o", "--output"), "FORMAT", "how").option(List.of(), "ID", "which").option(List.of("--json"), "", "short")
                .entry("0", "done")))
                .isEqualTo("""
                        .TP
                        \\fB\\-o\\fR, \\fB\\-\\-output\\fR=\\fIFORMAT\\fR
                        how
                        .TP
                        \\fIID\\fR
                        which
                        .TP
                        \\fB\\-\\-json\\fR
                        short
                        .TP
                        \\fB0\\fR
                        done
                        """);
    }

    @Test
    void nameSynopsisAndOtherPages() {
        assertThat(body(page().name("tool-run", "run it").section("Synopsis").synopsis("tool run", "[OPTIONS]").synopsis(".tool", "")
                .section("See also").pages(List.of("tool", "tool-stop"))))
                .isEqualTo("""
                        .SH "NAME"
                        tool\\-run \\- run it
                        .SH "SYNOPSIS"
                        \\fBtool run\\fR [OPTIONS]
                        \\fB.tool\\fR
                        .SH "SEE ALSO"
                        .BR tool (1),
                        .BR tool\\-stop (1)
                        """);
    }
}
