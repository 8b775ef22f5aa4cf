package taskmgmt.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.access.Role;

class ProblemTest {
    @Test
    void aProblemSaysWhatIsMeantAndWhatCanBeDone() {
        Response response = Problem.badRequest("limit must be a whole number from 1").at("limit", "-1").remedy("leave it out").response("r1");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(response.text()).isEqualTo("""
                {
                  "type": "about:blank",
                  "title": "The request makes no sense",
                  "status": 400,
                  "detail": "limit must be a whole number from 1",
                  "field": "limit",
                  "value": "-1",
                  "remedy": "leave it out",
                  "correlation_id": "r1"
                }
                """);
        assertThat(Problem.of(404, "no task 'a'").response("r2").text()).doesNotContain("field", "value", "remedy");
    }

    @Test
    void aLongValueIsNotRepeatedWhole() {
        assertThat(Problem.badRequest("x").at("f", "v".repeat(201)).value()).isEqualTo("v".repeat(200) + "…");
        assertThat(Problem.badRequest("x").at("f", 7L).value()).isEqualTo(7L);
    }

    @Test
    void eachStatusHasATitleOfItsOwn() {
        List<String> titles = List.of(400, 401, 403, 404, 405, 409, 412, 413, 415, 421, 422, 429, 431, 500, 503, 507).stream()
                .map(status -> Problem.of(status, "").title()).toList();

        assertThat(titles).doesNotHaveDuplicates().doesNotContain(Problem.of(418, "").title());
    }

    @ParameterizedTest
    @CsvSource({"VIEWER,10000", "REPORTER,11000", "OPERATOR,11100", "APPROVER,10010", "ADMIN,11111"})
    void aRoleCoversWhatItStandsFor(Role role, String covered) {
        for (Role needed : Role.values()) {
            assertThat(role.covers(needed)).as(needed.text()).isEqualTo(covered.charAt(List.of(Role.values()).indexOf(needed)) == '1');
        }
        assertThat(Role.parse(role.text())).isEqualTo(role);
        assertThatThrownBy(() -> Role.parse("root")).hasMessage("no role 'root'; it is one of viewer, reporter, operator, approver, admin");
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        Response response = Response.json(200, "[]\n");
        String tag = ContentTag.unlessKnown(response, RouteTableTest.request("GET", "/", "")).headers().get("ETag");

        Response again = ContentTag.unlessKnown(response, new Request("GET", "/", "", Map.of("If-None-Match", List.of("\"x\", W/" + tag)), new byte[0], ""));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(ContentTag.unlessKnown(Response.json(200, "[1]\n"), new Request("GET", "/", "", Map.of("If-None-Match", List.of(String.valueOf(tag))),
                new byte[0], "")).status()).isEqualTo(200);
        assertThat(new EntityTag("\"a\"").isAmong("*")).isTrue();
    }

    @Test
    void headersKeepTheirOrderAndTheirFirstValue() {
        Response response = Response.html("<p>").with("B", "1").with("A", "2").withDefaults(Map.of("B", "3", "C", "4"));

        assertThat(response.headers()).containsEntry("B", "1").containsEntry("C", "4").containsEntry("Content-Type", "text/html; charset=utf-8");
        assertThat(response.text()).isEqualTo("<p>");
        assertThat(Response.streaming("text/event-stream", _ -> { }).stream()).isNotNull();
        assertThat(Response.empty(304).headers()).isEmpty();
    }
}
