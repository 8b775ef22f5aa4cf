package taskmgmt.intake.yaml;

/** What is wrong in a document, and where: line and column count from 1. */
public record YamlProblem(int line, int column, String text) {
    /** {@code 12:3: the text}, to go behind the name of the file. */
    public String words() {
        return line + ":" + column + ": " + text;
    }
}
