package taskmgmt.intake.yaml;

/** The text is not YAML, or uses a feature that is not supported here. Line and column count from 1. */
public final class BadYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    BadYamlException(String problem, int line, int column) {
        super(problem);
        this.line = line;
        this.column = column;
    }

    /** What is wrong, and where. */
    public YamlProblem problem() {
        return new YamlProblem(line, column, String.valueOf(getMessage()));
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
