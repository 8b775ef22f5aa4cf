package taskmgmt.serve.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;
import taskmgmt.render.page.HtmlPage;

/**
 * What comes after what, from the left to the right, as SVG: each node in the column behind the last of those before it, and in a column near to
 * those that it comes after (after Sugiyama, Tagawa and Toda 1981, without crossing counts). A pure function of its nodes.
 */
public final class Graph {
    private static final int NODE_WIDTH = 190;
    private static final int NODE_HEIGHT = 46;
    private static final int COLUMN = NODE_WIDTH + 54;
    private static final int ROW = NODE_HEIGHT + 14;
    private static final int MARGIN = 4;
    private static final int TIP = 7;
    private static final int MAX_LETTERS = 24;
    private static final int SWEEPS = 3;

    private final List<Node> nodes;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<int[]> edges = new ArrayList<>();
    /** Of the nodes, and behind them of the places where an edge crosses a column in which it neither begins nor ends. */
    private final int[] columns;
    private final double[] rows;

    /**
     * A node.
     *
     * @param id    by which the others name it
     * @param name  what it says
     * @param note  what it says below that; empty for nothing
     * @param kind  its class
     * @param href  where it leads; null for nowhere
     * @param after the ids of those that come right before it
     */
    public record Node(String id, String name, String note, String kind, @Nullable String href, List<String> after) {
        public Node {
            after = List.copyOf(after);
        }
    }

    private Graph(List<Node> nodes) {
        this.nodes = nodes;
        for (Node each : nodes) {
            places.putIfAbsent(each.id, places.size());
        }
        for (Node each : nodes) {
            for (String before : each.after) {
                Integer from = places.get(before);
                if (from != null && !before.equals(each.id)) {
                    edges.add(new int[] {from, places.getOrDefault(each.id, 0)});
                }
            }
        }
        columns = crossings(columns());
        rows = rows();
    }

    /** Cuts each edge where it crosses columns, so that it is drawn between their nodes and not behind them. */
    private int[] crossings(int[] own) {
        List<Integer> all = new ArrayList<>(Arrays.stream(own).boxed().toList());
        List<int[]> cut = new ArrayList<>();
        for (int[] edge : edges) {
            int from = edge[0];
            for (int column = own[edge[0]] + 1; column < own[edge[1]]; column++) {
                cut.add(new int[] {from, all.size()});
                from = all.size();
                all.add(column);
            }
            cut.add(new int[] {from, edge[1]});
        }
        edges.clear();
        edges.addAll(cut);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The drawing.
     *
     * @param title for those who hear it
     * @param nodes each id once; names of others in them that are not there are left out
     */
    public static String svg(String title, List<Node> nodes) {
        return new Graph(List.copyOf(nodes)).drawing(title);
    }

    /** Of those in a circle, which there should not be, each is somewhere. */
    private int[] columns() {
        int[] found = new int[nodes.size()];
        boolean moved = true;
        for (int turn = 0; moved && turn < found.length; turn++) {
            moved = false;
            for (int[] edge : edges) {
                if (found[edge[1]] <= found[edge[0]] && found[edge[0]] + 1 < found.length) {
                    found[edge[1]] = found[edge[0]] + 1;
                    moved = true;
                }
            }
        }
        return found;
    }

    private double[] rows() {
        double[] found = new double[columns.length];
        int[] filled = new int[nodes.size() + 1];
        for (int i = 0; i < found.length; i++) {
            found[i] = filled[columns[i]]++;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int column = 0; column < filled.length && filled[column] > 0; column++) {
                arrange(column, found);
            }
        }
        return found;
    }

    /** Orders the nodes of a column by the middle of those that they come after. */
    private void arrange(int column, double[] found) {
        List<Integer> own = new ArrayList<>();
        double[] wish = found.clone();
        for (int i = 0; i < found.length; i++) {
            if (columns[i] == column) {
                own.add(i);
                int node = i;
                wish[i] = edges.stream().filter(edge -> edge[1] == node).mapToDouble(edge -> found[edge[0]]).average().orElse(found[i]);
            }
        }
        own.sort(Comparator.comparingDouble((Integer i) -> wish[i]).thenComparingInt(i -> i));
        for (int row = 0; row < own.size(); row++) {
            found[own.get(row)] = row;
        }
    }

    private String drawing(String title) {
        int width = Arrays.stream(columns).max().orElse(0) * COLUMN + NODE_WIDTH + 2 * MARGIN;
        int height = ((int) Arrays.stream(rows).max().orElse(0)) * ROW + NODE_HEIGHT + 2 * MARGIN;
        StringBuilder svg = new StringBuilder("<svg role=\"group\" aria-label=\"").append(HtmlPage.escaped(title)).append("\" class=\"graph\" width=\"").append(width)
                .append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\"><title>")
                .append(HtmlPage.escaped(title)).append("</title>\n");
        for (int[] edge : edges) {
            edge(svg, x(edge[0]) + NODE_WIDTH, y(edge[0]) + NODE_HEIGHT / 2, x(edge[1]), y(edge[1]) + NODE_HEIGHT / 2, edge[1] < nodes.size());
        }
        for (int i = nodes.size(); i < columns.length; i++) {
            svg.append("<path class=\"edge\" d=\"M").append(x(i)).append(' ').append(y(i) + NODE_HEIGHT / 2).append(" h").append(NODE_WIDTH).append("\"/>\n");
        }
        for (int i = 0; i < nodes.size(); i++) {
            node(svg, nodes.get(i), x(i), y(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private int x(int node) {
        return MARGIN + columns[node] * COLUMN;
    }

    private int y(int node) {
        return MARGIN + (int) (rows[node] * ROW);
    }

    /** @param ends whether it ends there, and does not only cross the column */
    private static void edge(StringBuilder svg, int x1, int y1, int to, int y2, boolean ends) {
        int x2 = ends ? to - TIP : to;
        int bend = Math.max(20, Math.abs(x2 - x1) / 2);
        svg.append("<path class=\"edge\" d=\"M").append(x1).append(' ').append(y1).append(" C").append(x1 + bend).append(' ').append(y1).append(' ')
                .append(x2 - bend).append(' ').append(y2).append(' ').append(x2).append(' ').append(y2).append("\"/>\n");
        if (ends) {
            svg.append("<path class=\"tip\" d=\"M").append(to).append(' ').append(y2).append(" l-").append(TIP).append(" -4 v8 z\"/>\n");
        }
    }

    private static void node(StringBuilder svg, Node node, int x, int y) {
        String said = node.name + (node.note.isEmpty() ? "" : ", " + node.note);
        svg.append(node.href == null ? "<g>" : "<a href=\"" + HtmlPage.escaped(node.href) + "\">")
                .append("<rect class=\"node ").append(node.kind).append("\" rx=\"6\" x=\"").append(x)
                .append("\" y=\"").append(y).append("\" width=\"").append(NODE_WIDTH).append("\" height=\"").append(NODE_HEIGHT).append("\"><title>")
                .append(HtmlPage.escaped(said)).append("</title></rect>\n");
        text(svg, x + 12, y + (node.note.isEmpty() ? 28 : 20), "", Width.cut(Plain.text(node.name), MAX_LETTERS));
        if (!node.note.isEmpty()) {
            text(svg, x + 12, y + 37, "note", Width.cut(Plain.text(node.note), MAX_LETTERS));
        }
        svg.append(node.href == null ? "</g>\n" : "</a>\n");
    }

    private static void text(StringBuilder svg, int x, int y, String kind, String text) {
        svg.append("<text x=\"").append(x).append("\" y=\"").append(y).append(kind.isEmpty() ? "" : "\" class=\"" + kind).append("\">")
                .append(HtmlPage.escaped(text)).append("</text>\n");
    }
}
