namespace ServiceBlog.Templating;

/// <summary>The code of a <see cref="BuiltinFunction"/> that writes its result instead of returning it.</summary>
internal delegate void BuiltinPrinter(in CallArguments arguments, RenderContext context);
