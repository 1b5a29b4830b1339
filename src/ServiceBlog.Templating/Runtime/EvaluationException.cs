namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// An operation failed that does not know its place in a template; whoever knows it makes this a
/// <see cref="TemplateException"/>.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1064:Exceptions should be public", Justification = "It never leaves the engine.")]
internal sealed class EvaluationException(string message) : Exception(message);
