package taskmgmt.render;

/** What stands between the cells of a line, and how a cell keeps out of its way. */
enum Delimiter {
    /** RFC 4180: a cell with a comma, a quote or a line end is quoted, and lines end in CR LF. Only a line feed is left in a cell. */
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
    /** What would end the cell or the line is escaped, so that {@code cut} and {@code awk} can trust both. */
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

    /** The text of a cell as it is in the line: whatever a terminal would act on is escaped. */
    abstract String protect(String text);

    String separator() {
        return separator;
    }

    String lineEnd() {
        return lineEnd;
    }
}
