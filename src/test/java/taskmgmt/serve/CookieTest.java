package taskmgmt.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieTest {
    private static final List<BodyField> FIELDS = List.of(BodyField.required("key", BodyField.Kind.TEXT, "the key"), BodyField.optional("n", BodyField.Kind.WHOLE, "a number"),
            BodyField.optional("reason", BodyField.Kind.TEXT, "why"));

    private static Request with(String cookies) {
        return new Request("GET", "/", "", Map.of("Cookie", List.of(cookies)), new byte[0], "");
    }

    @Test
    void isReadAmongOthers() {
        assertThat(new Cookie(false).in(with("a=b; tm_session=xyz; c=d"))).isEqualTo("xyz");
        assertThat(new Cookie(true).in(with("tm_session=xyz"))).isNull();
        assertThat(new Cookie(true).in(with("__Host-tm_session=xyz"))).isEqualTo("xyz");
        assertThat(new Cookie(false).in(with("not_tm_session=xyz"))).isNull();
    }

    @Test
    void isForThisServerAlone() {
        assertThat(new Cookie(true).set(Response.empty(303), "s", Duration.ofHours(1)).headers().get("Set-Cookie"))
                .isEqualTo("__Host-tm_session=s; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600; Secure");
        assertThat(new Cookie(false).unset(Response.empty(303)).headers().get("Set-Cookie")).isEqualTo("tm_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    }

    private static Body form(String text) {
        return Body.form(text.getBytes(StandardCharsets.UTF_8), FIELDS);
    }

    @Test
    void aFormIsReadAsItsFields() {
        Body body = form("key=a+b%26c&reason=two%0D%0Alines%C3%A9");

        assertThat(body.text("key")).isEqualTo("a b&c");
        assertThat(body.text("reason")).isEqualTo("two\r\nlinesé");
        assertThat(form("key=x&reason=+").has("reason")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"reason=x,key is missing", "key=x&other=1,no key 'other'", "key=x&n=1,n is one text", "key=x&key=y,key is one text", "key=%zz,hexadecimal", "key=%1b,control character",
            "key=%C0%AF,no UTF-8"})
    void aFormThatIsNoneIsRefused(String text, String words) {
        assertThatThrownBy(() -> form(text)).isInstanceOf(ProblemException.class).hasMessageContaining(words);
    }
}
