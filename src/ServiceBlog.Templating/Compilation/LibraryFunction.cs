namespace ServiceBlog.Templating.Compilation;

/// <summary>A built-in function found in an object that does not change any more. Immutable, so threads can share it.</summary>
internal sealed record LibraryFunction(ScriptObject Library, Value Value);
