package taskmgmt.heal.act;

/**
 * The outcome of a remedy.
 *
 * @param done  whether it did what it should; whether that helped is another question
 * @param words what was done, for people and for the record; may contain untrusted text
 */
record Applied(boolean done, String words) {}
