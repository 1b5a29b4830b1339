namespace ServiceBlog.Templating.Runtime;

/// <summary>What the language itself defines below the built-in libraries.</summary>
internal static class LanguageGlobals
{
    public static ScriptObject Instance { get; } = new ScriptObject
    {
        { "include", IncludeFunction.Instance },
        { "include_join", IncludeJoinFunction.Instance },
        { "empty", Value.From(EmptyObject.Instance) },
        { "blank", Value.From(EmptyObject.Instance) },
    }.Freeze();
}
