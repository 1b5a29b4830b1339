namespace ServiceBlog.Templating.Builtins;

/// <summary>An operation of <see cref="NumberArithmetic"/>.</summary>
internal delegate Value NumberOperation(in Value left, in Value right);
