/** Words of the shell: sign-in aside, everything around the pages. */
export const text = {
  brand: '法邻',
  service: '工作平台',
  title: (page: string | undefined, office: string | null) =>
    [page, `法邻 · ${office ?? '社区'}公共法律服务工作平台`].filter(Boolean).join(' - '),
  menu: '菜单',
  collapse: '收起菜单',
  expand: '展开菜单',
  account: '我的账号',
  signOut: '退出登录',
  skip: '跳到正文',
  roles: { adviser: '法律顾问', mediator: '调解员', staff: '工作人员', administrator: '管理员' },
  demo: '演示：这里的数据都是编的，不是真实的咨询',
  sample: '示例街道：人员、地址、电话是编的，请管理员换成本地的',
  welcome: (name: string) => `${name}，您好`,
  opening: '正在打开…',
};
