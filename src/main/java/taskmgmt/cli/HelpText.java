package taskmgmt.cli;

/** Texts on their way into picocli's help, which reads them as format strings with markup. */
final class HelpText {
    private HelpText() {}

    /** The text so that help shows it as it is. */
    static String escaped(String text) {
        return text.indexOf('%') < 0 ? text : text.replace("%", "%%");
    }
}
