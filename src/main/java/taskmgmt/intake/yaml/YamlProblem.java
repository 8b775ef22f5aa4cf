package taskmgmt.intake.yaml;

/** An error in a document, and its position: line and column count from 1. */
public record YamlProblem(int line, int column, String text) {
    /** {@code 12:3: the text}, to follow the name of the file. */
    public String words() {
        return line + ":" + column + ": " + text;
    }
}
