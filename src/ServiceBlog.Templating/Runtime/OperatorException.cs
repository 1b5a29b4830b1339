namespace ServiceBlog.Templating.Runtime;

/// <summary>An operator does not apply to its values; whoever knows the place makes it a template error.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1064:Exceptions should be public", Justification = "It never leaves the engine.")]
internal sealed class OperatorException(string message) : Exception(message);
