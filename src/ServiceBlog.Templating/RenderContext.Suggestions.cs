using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <content>Names near to one that was not found, for messages.</content>
public sealed partial class RenderContext
{
    /// <summary>The end of a message that names the variable nearest to a misspelt one; empty if none is near.</summary>
    internal string Suggest(string name)
    {
        var names = Enumerable.Range(0, _scopeTop + 1).SelectMany(index => _scopes[index].Object.MemberNames);
        return Suggestion(NearestName.Find(name, names));
    }

    internal string SuggestMember(string target, string name) =>
        TryGetVariable(new MemberName(target), out var value) && value.TryGetObject(out var found)
            ? Suggestion(NearestName.Find(name, found.MemberNames) is { } nearest ? $"{target}.{nearest}" : null)
            : Suggest(target);

    private static string Suggestion(string? nearest) => nearest is null ? "" : $"; did you mean `{nearest}`?";
}
