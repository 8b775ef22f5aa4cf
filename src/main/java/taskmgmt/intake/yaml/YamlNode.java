package taskmgmt.intake.yaml;

import java.util.List;

/** A value of a YAML document, and where it begins: lines and columns count from 1. */
public sealed interface YamlNode {
    int line();

    int column();

    /** The word for it in messages. */
    String kind();

    /**
     * A single value, as it was written.
     *
     * @param quoted whether it was in quotes or a block, which makes it a string whatever it looks like
     */
    record Scalar(String text, boolean quoted, int line, int column) implements YamlNode {
        /** Whether nothing was written. */
        public boolean isEmpty() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String kind() {
            return isEmpty() ? "nothing" : "the value '" + text + "'";
        }
    }

    /** A list of values. */
    record Items(List<YamlNode> values, int line, int column) implements YamlNode {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Values by name, in the order of the file. */
    record Entries(List<Entry> all, int line, int column) implements YamlNode {
        public Entries {
            all = List.copyOf(all);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** One named value; line and column are those of the name. */
    record Entry(String name, YamlNode value, int line, int column) {}
}
