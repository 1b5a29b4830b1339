namespace ServiceBlog.Templating;

/// <summary>The code of a <see cref="BuiltinFunction"/>; the arguments are bound, converted and complete.</summary>
public delegate Value BuiltinBody(in CallArguments arguments, RenderContext context);
