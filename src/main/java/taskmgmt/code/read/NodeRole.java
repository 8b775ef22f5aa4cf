package taskmgmt.code.read;

/** The meaning of a node of a syntax tree. */
enum NodeRole {
    /** A function with a name of its own. */
    FUNCTION,
    /** A function that is a value, and has the name of that value, if any. */
    FUNCTION_VALUE,
    CLASS,
    /** Something that functions belong to but that is not itself a definition. */
    SCOPE,
    IMPORT,
    CALL,
    /** One more path through a function. */
    BRANCH,
    /** The same, unless it is the default case. */
    ARM,
    /** A name that is mentioned. */
    NAME,
    /** Code that violates the grammar, or is missing. */
    ERROR
}
