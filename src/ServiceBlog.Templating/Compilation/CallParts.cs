using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <summary>The compiled parts of a call.</summary>
internal sealed record CallParts(
    Evaluator Target, Action<RenderContext> PushArguments, CallSite Site, CallExpression Syntax);
