package taskmgmt.policy;

import java.util.List;
import java.util.Set;
import taskmgmt.word.Spelling;

/**
 * One rule of a policy. It speaks where all four fit.
 *
 * @param name     what decisions call it by
 * @param accounts names, {@code @GROUP} or {@code *}
 * @param actions  {@code task.complete}, {@code task.*} or {@code *}
 * @param types    empty for all
 * @param scopes   empty for all
 */
public record Rule(
        String name, Effect effect, List<String> accounts, List<String> actions, Set<ResourceType> types, List<Scope> scopes) {
    public Rule {
        accounts = List.copyOf(accounts);
        actions = List.copyOf(actions);
        types = Set.copyOf(types);
        scopes = List.copyOf(scopes);
    }

    /** One that denies speaks also of what is only spelled in another way: case, blanks, characters that nobody sees. */
    boolean speaksOf(String action, ProtectedResource resource) {
        return actions.stream().anyMatch(each -> Actions.matches(each, action))
                && (types.isEmpty() || types.contains(resource.type()))
                && (scopes.isEmpty() || scopes.stream().anyMatch(each -> isAbout(each, resource.path())));
    }

    private boolean isAbout(Scope scope, String path) {
        return effect == Effect.DENY ? scope.couldMatch(path) : scope.matches(path);
    }

    boolean isOfAccount(String account, String actor) {
        return effect == Effect.DENY ? Spelling.plain(account).equals(Spelling.plain(actor)) : account.equals(actor);
    }

    /** What a decision says of it: also how a name was spelled, where it was not as the rule has it. */
    String nameFor(String actor, ProtectedResource resource) {
        boolean sameScope = scopes.isEmpty() || scopes.stream().anyMatch(each -> each.matches(resource.path()));
        boolean sameAccount = accounts.contains(actor) || accounts.stream().anyMatch(each -> each.startsWith("@") || each.equals(Policy.EVERYONE));
        String spelled = (sameAccount ? "" : ", '" + Paths.visible(actor) + "' being another spelling of an account it names")
                + (sameScope ? "" : ", '" + Paths.visible(resource.path()) + "' being another spelling of a scope it names");
        return name + spelled;
    }
}
