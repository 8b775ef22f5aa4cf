package taskmgmt.code.read;

/** What a node of a syntax tree means to us. */
enum NodeRole {
    /** A function with a name of its own. */
    FUNCTION,
    /** A function that is a value, and is called what the value is called, if anything. */
    FUNCTION_VALUE,
    CLASS,
    /** What functions belong to without being a definition itself. */
    SCOPE,
    IMPORT,
    CALL,
    /** One way more through a function. */
    BRANCH,
    /** The same, unless it is the one for everything else. */
    ARM,
    /** A name that is mentioned. */
    NAME,
    /** What does not follow the grammar, or is missing. */
    ERROR
}
