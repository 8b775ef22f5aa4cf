package taskmgmt.render;

/** The separator between the cells of a line, and how cells are protected from it. */
enum Delimiter {
    /**
     * RFC 4180: a cell with a comma, a quote or a line end is quoted, and lines end in CR LF. The only control character left inside a cell
     * is the line feed.
     */
    COMMA(",", "\r\n") {
        @Override
        String protect(String text) {
            String cell = Plain.textOfLines(text);
            boolean quoted = false;
            for (int i = 0; i < cell.length() && !quoted; i++) {
                quoted = "\",\n".indexOf(cell.charAt(i)) >= 0;
            }
            return quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
        }
    },
    /** Characters that would end the cell or the line are escaped, so that {@code cut} and {@code awk} can rely on both. */
    TAB("\t", "\n") {
        @Override
        String protect(String text) {
            return Plain.text(text.replace("\\", "\\\\"));
        }
    };

    private final String separator;
    private final String lineEnd;

    Delimiter(String separator, String lineEnd) {
        this.separator = separator;
        this.lineEnd = lineEnd;
    }

    /** The text of a cell as it appears in the line, with terminal control characters escaped. */
    abstract String protect(String text);

    String separator() {
        return separator;
    }

    String lineEnd() {
        return lineEnd;
    }
}
