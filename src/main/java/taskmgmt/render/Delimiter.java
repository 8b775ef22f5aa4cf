package taskmgmt.render;

/** What stands between the cells of a line, and how a cell keeps out of its way. */
enum Delimiter {
    /** RFC 4180: a cell with a comma, a quote or a line end is quoted, and lines end in CR LF. */
    COMMA(",", "\r\n") {
        @Override
        String protect(String cell) {
            boolean quoted = false;
            for (int i = 0; i < cell.length() && !quoted; i++) {
                quoted = "\",\r\n".indexOf(cell.charAt(i)) >= 0;
            }
            return quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
        }
    },
    /** What would end the cell or the line is escaped, so that {@code cut} and {@code awk} can trust both. */
    TAB("\t", "\n") {
        @Override
        String protect(String cell) {
            return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
        }
    };

    private final String separator;
    private final String lineEnd;

    Delimiter(String separator, String lineEnd) {
        this.separator = separator;
        this.lineEnd = lineEnd;
    }

    abstract String protect(String cell);

    String separator() {
        return separator;
    }

    String lineEnd() {
        return lineEnd;
    }
}
