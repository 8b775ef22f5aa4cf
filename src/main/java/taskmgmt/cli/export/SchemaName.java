package taskmgmt.cli.export;

/** The name of a schema, as people type it without quotes. */
final class SchemaName {
    static final String DEFAULT = "task_mgmt";

    private static final int MAX_LENGTH = 63;

    private SchemaName() {}

    static String parse(String text) {
        boolean plain = !text.isEmpty() && text.length() <= MAX_LENGTH && !Character.isDigit(text.charAt(0)) && !text.startsWith("pg_");
        for (int i = 0; i < text.length() && plain; i++) {
            char each = text.charAt(i);
            plain = each >= 'a' && each <= 'z' || each >= '0' && each <= '9' || each == '_';
        }
        if (!plain || text.equals("public") || text.equals("information_schema")) {
            throw new IllegalArgumentException("'" + text + "' is no name for a schema of its own: lower-case letters, digits and '_', not public or pg_…");
        }
        return text;
    }
}
