package taskmgmt.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As git has it: the expectations were compared with {@code git check-ignore}. */
class IgnoreRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*.py|a.py|true", "*.py|d/a.py|true", "*.py|a.pyi|", "/a.py|a.py|true", "/a.py|d/a.py|", "build|build|true", "build|d/build|true", "build/|d/build|",
        "d/a|d/a|true", "d/a|x/d/a|", "**/a|x/y/a|true", "**/a|a|true", "d/**|d/x/y|true", "d/**|d|", "a/**/b|a/b|true", "a/**/b|a/x/y/b|true", "a/**/b|a/x/c|",
        "a?c|abc|true", "a?c|a/c|", "[a-c]x|bx|true", "[!a-c]x|bx|", "[^a-c]x|dx|true", "a*b*c|axxbyyc|true", "a*b*c|axxbyy|", "\\!x|!x|true", "\\#x|#x|true",
        "# x|# x|", "'x\\ '|'x '|true", "'x  '|x|true", "!x|x|false", "*|anything|true", "[x|[x|true", "a/*|a/b|true", "a/*|a/b/c|", "/|x|", "''|x|", "foo\\*|foo*|true",
        "foo\\*|foox|", "[]]x|]x|true", "[a-]x|-x|true", "**/x/**/y|q/x/y|true", "***|a|true"})
    void matchesAsGitDoes(String rule, String path, Boolean expected) {
        assertThat(IgnoreRules.parse(rule == null ? "" : rule).ignores(path, false)).isEqualTo(expected);
    }

    @Test
    void aSlashAtTheEndIsForDirectories() {
        IgnoreRules rules = IgnoreRules.parse("out/\n");
        assertThat(rules.ignores("x/out", true)).isTrue();
        assertThat(rules.ignores("x/out", false)).isNull();
    }

    @Test
    void theLastRuleThatFitsCounts() {
        IgnoreRules rules = IgnoreRules.parse("*.gen.py\r\n!keep.gen.py\nkeep.gen.py/\n");
        assertThat(rules.ignores("a.gen.py", false)).isTrue();
        assertThat(rules.ignores("keep.gen.py", false)).isFalse();
        assertThat(rules.ignores("keep.gen.py", true)).isTrue();
    }

    /** What would take for ever if every way to fit were tried. */
    @Test
    void aPatternOfManyStarsEnds() {
        String many = "a*".repeat(200) + "b";
        assertThat(IgnoreRules.parse(many).ignores("a".repeat(5_000), false)).isNull();
        assertThat(IgnoreRules.parse("**/a/".repeat(60) + "b").ignores("a/".repeat(400) + "a", false)).isNull();
    }
}
