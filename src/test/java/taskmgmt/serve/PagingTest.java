package taskmgmt.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.access.Role;

class PagingTest {
    private static final Route ROUTE = Route.get("/t", "t", "list", List.of(), _ -> Response.empty(200));
    private static final String LIST = """
            [
              {
                "task_id": "a",
                "metadata": {
                  "x": "\\n  {"
                }
              },
              {
                "task_id": "b"
              },
              {
                "task_id": "c"
              }
            ]
            """;

    private static Call call(Map<String, List<String>> query) {
        return new Call(RouteTableTest.request("GET", "/t", ""), ROUTE, Map.of(), query, Body.EMPTY, new Caller("k", Role.VIEWER));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "007,7", "1000,1000", "1001,1000", "1000000000,1000", "99999999999999999999,1000"})
    void aLimitIsClamped(String text, int limit) {
        assertThat(Paging.of(call(Map.of("limit", List.of(text)))).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1e9", "x", "1.5", "00", "+1", "٣"})
    void whatIsNoLimitIsRefused(String text) {
        assertThatThrownBy(() -> Paging.of(call(Map.of("limit", List.of(text))))).hasMessage("limit must be a whole number from 1");
    }

    @Test
    void aCursorLeadsOnInTheSameListAlone() {
        Map<String, List<String>> query = new LinkedHashMap<>(Map.of("status", List.of("active"), "limit", List.of("2")));
        String cursor = Paging.cursor("ä/1", query);
        query.put("cursor", List.of(cursor));
        query.put("limit", List.of("50"));

        assertThat(Paging.of(call(query)).after()).isEqualTo("ä/1");
        assertThat(Paging.of(call(Map.of())).after()).isNull();
        query.put("status", List.of("failed"));
        assertThatThrownBy(() -> Paging.of(call(query))).hasMessage("this is no cursor of this list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "%%%", "aGVsbG8gd29ybGQsIGhvdyBhcmUgeW91", "MDAwMDAwMDAwMDAw"})
    void aForgedCursorIsRefused(String cursor) {
        assertThatThrownBy(() -> Paging.of(call(Map.of("cursor", List.of(cursor))))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @Test
    void keepsTheFirstRowsOfAList() {
        assertThat(JsonPage.first(1, LIST)).satisfies(page -> {
            assertThat(page.text()).isEqualTo("""
                    [
                      {
                        "task_id": "a",
                        "metadata": {
                          "x": "\\n  {"
                        }
                      }
                    ]
                    """);
            assertThat(page.last()).containsEntry("task_id", "a");
            assertThat(page.more()).isTrue();
        });
        assertThat(JsonPage.first(2, LIST).last()).containsEntry("task_id", "b");
        for (int rows : new int[] {3, 4, 1000}) {
            assertThat(JsonPage.first(rows, LIST)).satisfies(page -> {
                assertThat(page.text()).isEqualTo(LIST);
                assertThat(page.last()).containsEntry("task_id", "c");
                assertThat(page.more()).isFalse();
            });
        }
        assertThat(JsonPage.first(5, "[]\n")).isEqualTo(new JsonPage("[]\n", null, false));
    }
}
