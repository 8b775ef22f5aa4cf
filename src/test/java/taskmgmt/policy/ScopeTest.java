package taskmgmt.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    @ParameterizedTest
    @CsvSource({
        "/x/*, /x/y, true", "/x/*, /x/y/z, true", "/x/*, /xy, false", "/x/*, /xy/z, false", "/x/*, /x, false",
        "/x/*, /X/y, false", "/x/*, /x/, false", "/*, /x, true", "/*, /x/y, true", "/x/y, /x/y, true", "/x/y, /x/y/z, false",
        "/x/y, /x/Y, false", "/x.y/*, /xzy/a, false", "/[a-z]/*, /b/a, false", "/ä/*, /ä/1, true"})
    void matchesWhatIsBelowAndNothingThatOnlyBeginsSo(String scope, String path, boolean expected) {
        assertThat(new Scope(scope).matches(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x/*", "/", "//x", "/x//y", "/x/", "/./x", "/x/../y", "/x/..", "/*/x", "/x*", "/x/**",
        "/x/*/*", "/a\u0308/*"})
    void isNothingThatCouldMeanSomethingElse(String scope) {
        assertThatThrownBy(() -> new Scope(scope)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is no scope");
    }
}
