/** The least that a Java program can cost: the floor under every start-up figure. */
public final class Hello {
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
