package taskmgmt.serve.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Seed;

class GraphTest {
    private static final Pattern NODE = Pattern.compile("<rect class=\"node [^\"]*\" rx=\"6\" x=\"(\\d+)\" y=\"(\\d+)\"");

    private static Graph.Node node(String id, String... after) {
        return new Graph.Node(id, id, "", "plain", null, List.of(after));
    }

    private static List<List<Integer>> places(String svg) {
        List<List<Integer>> places = new ArrayList<>();
        for (MatchResult each : NODE.matcher(svg).results().toList()) {
            places.add(List.of(Integer.valueOf(each.group(1)), Integer.valueOf(each.group(2))));
        }
        return places;
    }

    @Test
    void whatComesAfterSomethingIsAtItsRight() {
        List<List<Integer>> places = places(Graph.svg("t", List.of(node("d", "b", "c"), node("b", "a"), node("c", "a"), node("a"))));
        assertThat(places).extracting(List::getFirst).containsExactly(492, 248, 248, 4);
        assertThat(places.get(1).get(1)).isNotEqualTo(places.get(2).get(1));
    }

    @Test
    void noTwoNodesOfAnyGraphAreInOnePlace() {
        Random random = Seed.random(GraphTest.class);
        for (int turn = 0; turn < 200; turn++) {
            List<Graph.Node> nodes = new ArrayList<>();
            int count = random.nextInt(1, 20);
            for (int i = 0; i < count; i++) {
                List<String> after = new ArrayList<>();
                for (int j = 0; j < i; j++) {
                    if (random.nextInt(4) == 0) {
                        after.add("n" + j);
                    }
                }
                nodes.add(node("n" + i, after.toArray(String[]::new)));
            }
            List<List<Integer>> places = places(Graph.svg("t", nodes));
            assertThat(places).hasSize(count).doesNotHaveDuplicates();
            for (int i = 0; i < count; i++) {
                for (String before : nodes.get(i).after()) {
                    assertThat(places.get(i).getFirst()).isGreaterThan(places.get(Integer.parseInt(before.substring(1))).getFirst());
                }
            }
        }
    }

    @Test
    void aCircleAndNamesOfNobodyAreDrawnToo() {
        String svg = Graph.svg("t", List.of(node("a", "c", "a"), node("b", "a", "nobody"), node("c", "b")));
        assertThat(places(svg)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whatItSaysIsEscapedAndItsTitleIsForThoseWhoHearIt() {
        String svg = Graph.svg("<t> & \"u\"", List.of(new Graph.Node("a", "<b>\u001b", "\"x\"", "good", "/tasks/a&b", List.of())));
        assertThat(svg).startsWith("<svg role=\"group\" aria-label=\"&lt;t&gt; &amp; &quot;u&quot;\"").doesNotContain("<b>", "\u001b")
                .contains("<a href=\"/tasks/a&amp;b\">", "class=\"node good\"");
        assertThat(Graph.svg("t", List.of(node("a")))).doesNotContain("<a ");
    }
}
